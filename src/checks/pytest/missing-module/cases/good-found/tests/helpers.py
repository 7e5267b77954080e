def order():
    return {"id": 1}
