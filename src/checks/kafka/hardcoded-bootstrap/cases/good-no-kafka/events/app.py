bootstrap_servers = "localhost:9092"
print(dict(bootstrap_servers="a:1"))
