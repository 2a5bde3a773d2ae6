-- grain: one row per host that asked to be left alone, the longest first
select host, until
from ops.host_pauses
where until > $now::timestamptz
order by until desc, host
