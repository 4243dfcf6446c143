CREATE TABLE history_device (
    id   integer          NOT NULL PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
    name text COLLATE "C" NOT NULL UNIQUE
);

CREATE TABLE history_metric (
    id   integer          NOT NULL PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
    name text COLLATE "C" NOT NULL UNIQUE
);

-- One row a message, a partition a day (UTC). The same message may stand here twice and is read once. The widest column
-- comes first: in the other order each row would be eight bytes longer.
CREATE TABLE reading (
    at     bigint  NOT NULL, -- milliseconds since 1970
    device integer NOT NULL,
    points bytea   NOT NULL
) PARTITION BY RANGE (at);

CREATE INDEX reading_by_device ON reading (device, at);

-- Times no device should send: before what is kept, or far in the future.
CREATE TABLE reading_other PARTITION OF reading DEFAULT;

-- Makes the partition of a day, given by its first millisecond, and brings in what lay among the others.
CREATE FUNCTION create_reading_day(first_millisecond bigint) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
    day_name         text   := 'reading_' || to_char(to_timestamp(first_millisecond / 1000) AT TIME ZONE 'UTC', 'YYYYMMDD');
    next_millisecond bigint := first_millisecond + 24 * 60 * 60 * 1000;
BEGIN
    IF to_regclass(day_name) IS NOT NULL THEN
        RETURN;
    END IF;

    -- Nobody adds to the others meanwhile, and of two silos that make the same day the second finds it made.
    LOCK TABLE reading_other IN ACCESS EXCLUSIVE MODE;
    IF to_regclass(day_name) IS NOT NULL THEN
        RETURN;
    END IF;

    EXECUTE format('CREATE TABLE %I (LIKE reading)', day_name);
    EXECUTE format(
        'WITH moved AS (DELETE FROM reading_other WHERE at >= %s AND at < %s RETURNING *) INSERT INTO %I SELECT * FROM moved',
        first_millisecond, next_millisecond, day_name);
    EXECUTE format('ALTER TABLE reading ATTACH PARTITION %I FOR VALUES FROM (%s) TO (%s)', day_name, first_millisecond, next_millisecond);
END
$$;

-- Forgets whole days before a time, and the others to the millisecond.
CREATE FUNCTION trim_reading(before bigint) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
    day_name text;
BEGIN
    FOR day_name IN
        SELECT relname FROM pg_inherits JOIN pg_class ON pg_class.oid = inhrelid
        WHERE inhparent = 'reading'::regclass AND relname ~ '^reading_\d{8}$'
          AND extract(epoch FROM (to_date(right(relname, 8), 'YYYYMMDD') + 1)::timestamp AT TIME ZONE 'UTC') * 1000 <= before
    LOOP
        EXECUTE format('DROP TABLE %I', day_name);
    END LOOP;

    DELETE FROM reading_other WHERE at < before;
END
$$;
