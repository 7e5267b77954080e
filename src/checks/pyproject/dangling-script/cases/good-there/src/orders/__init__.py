from orders.loading import *
