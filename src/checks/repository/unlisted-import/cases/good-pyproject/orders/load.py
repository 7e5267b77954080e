import numpy as np
import requests
import yaml
from dateutil.parser import parse
