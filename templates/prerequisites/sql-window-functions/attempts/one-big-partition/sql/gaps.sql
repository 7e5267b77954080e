with steps as (
    select
        source,
        loaded_on,
        lead(loaded_on) over (order by loaded_on) as next_on
    from loads
)
select
    source,
    loaded_on + 1 as gap_from,
    next_on - 1 as gap_to,
    next_on - loaded_on as days
from steps
where next_on > loaded_on + 1
order by source, gap_from;
