# -*- coding: utf-8 -*-
match = {"print": print}

if match:
	async def rows():
		yield [x async for x in source()]
