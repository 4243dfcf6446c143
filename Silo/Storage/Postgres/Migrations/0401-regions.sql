-- The areas and their boundaries. One that is no longer there stays without a name, so that whoever follows the versions
-- learns of it.
CREATE TABLE region (
    code     text COLLATE "C" NOT NULL PRIMARY KEY,
    name     text,
    boundary text, -- GeoJSON
    version  bigint           NOT NULL
);

CREATE INDEX region_by_version ON region (version);

-- One row, held by a transaction until it commits: so the order of the versions is the order of commits, and who has
-- seen a version has seen all before it.
CREATE TABLE region_version (version bigint NOT NULL);

INSERT INTO region_version VALUES (0);

CREATE FUNCTION is_area(the_key text) RETURNS boolean
LANGUAGE sql IMMUTABLE AS $$
    SELECT split_part(the_key, '/', 1) IN ('district', 'street', 'community', 'grid', 'micro-grid')
$$;

-- Stores an area as its card shows it; null when it is none or no longer there.
CREATE FUNCTION write_region(the_key text, new_region json) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
    the_code     text := split_part(the_key, '/', 2);
    new_name     text := new_region ->> 'name';
    new_boundary text := new_region ->> 'boundary';
    next_version bigint;
BEGIN
    IF new_region IS NULL
        THEN PERFORM FROM region WHERE code = the_code AND name IS NULL;
        ELSE PERFORM FROM region WHERE code = the_code AND name = new_name AND boundary IS NOT DISTINCT FROM new_boundary;
    END IF;
    IF FOUND THEN
        RETURN;
    END IF;

    UPDATE region_version SET version = version + 1 RETURNING version INTO next_version;
    INSERT INTO region (code, name, boundary, version) VALUES (the_code, new_name, new_boundary, next_version)
    ON CONFLICT (code) DO UPDATE SET name = excluded.name, boundary = excluded.boundary, version = excluded.version;
END
$$;
