COPY sales FROM 's3://lake/sales/'
CREDENTIALS 'aws_access_key_id=<key>;aws_secret_access_key=<secret>'
FORMAT AS CSV;
