DELETE FROM {{ this }} {{ where_clause }};
