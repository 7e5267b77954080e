def absolute(number):
    return -number if number < 0 else number
