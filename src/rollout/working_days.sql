-- name: holiday_of
SELECT off FROM holiday WHERE day = :day;
-- name: holiday_year
SELECT 1 FROM holiday_year WHERE year = :year;
