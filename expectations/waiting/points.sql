/* The rated rows with points from 0 to 100, and the level in whose band they lie (QĐ 366-QĐ/TW, from year 2025). */
create temporary view waiting_banded as
select rated.*, band.level as band, band.level_rank as band_rank, band.level_name as band_label
from waiting_rated as rated
inner join config.level as band
    on band.level_rank = case
        when rated.points >= 90 then 4
        when rated.points >= 70 then 3
        when rated.points >= 50 then 2
        else 1
    end
where rated.points between 0 and 100
