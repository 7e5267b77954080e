HEADERS = ("-----BEGIN RSA PRIVATE KEY-----", "-----BEGIN PRIVATE KEY-----")


def is_key(text: str) -> bool:
    return text.startswith(HEADERS) or "AKIA" in text
