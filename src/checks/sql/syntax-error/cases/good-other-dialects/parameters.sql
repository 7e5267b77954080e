SELECT a FROM t WHERE day = :day AND id IN %(ids)s
