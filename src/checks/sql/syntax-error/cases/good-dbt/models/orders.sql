select a,
{% for x in xs %} {{ x }}, {% endfor %}
from {{ ref('b') }}
