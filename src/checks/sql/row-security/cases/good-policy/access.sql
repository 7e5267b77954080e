ALTER TABLE orders ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_region ON orders FOR SELECT TO sales USING (region = current_user);
