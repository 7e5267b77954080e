from prefect.client.orchestration import get_client


async def runs():
    async with get_client() as client:
        return await client.read_flow_runs()
