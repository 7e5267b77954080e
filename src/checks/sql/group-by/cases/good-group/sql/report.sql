select region, count(*) from customers group
  by region;
