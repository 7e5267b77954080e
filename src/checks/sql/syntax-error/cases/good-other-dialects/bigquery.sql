SELECT * EXCEPT (a) FROM `p.d.t` QUALIFY row_number() OVER (PARTITION BY b ORDER BY c) = 1;
