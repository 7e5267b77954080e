from sqlbuilder import select, insert, quote

def test_select():
    sql = select('orders', ['id', 'amount'])
    print(sql)
    sql == 'SELECT id, amount FROM orders'

def test_select_where():
    sql = select('orders', ['id'], where={'id': 1})
    assert 'WHERE' in sql
    assert ('id = %s' in sql, 'no placeholder')

def test_insert():
    sql, params = insert('orders', {'id': 1})
    assert sql.startswith('INSERT INTO orders')
    assert params == [1]

def test_quote():
    assert quote('a"b') == '"a""b"'
