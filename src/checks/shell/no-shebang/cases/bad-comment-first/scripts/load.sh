# loads the orders
#!/bin/bash
python load.py
