COPY sales FROM 's3://lake/sales/'
FORMAT AS PARQUET;
