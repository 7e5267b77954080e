import boto3

s3 = boto3.client(
    "s3",
    aws_access_key_id="AKIAQW4RTZ7UJNM3KPLX",
    aws_secret_access_key="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",
)
s3.upload_file("orders.csv", "raw-orders", "orders.csv")
