from redis.client import pandas
