from pyspark.sql import functions as F

from scoring import model


@F.udf("double")
def score(text):
    return model.predict(text.strip())


@F.udf("string")
def label(text):
    if model.known(text):
        return "known"
    return "new"


masked = F.udf(lambda text: text[:2] + "***")
