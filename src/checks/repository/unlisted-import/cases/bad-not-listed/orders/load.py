import os

import numpy as np
import pandas as pd
import psycopg
import yaml
from sqlalchemy.engine import Engine

from orders.settings import URL
