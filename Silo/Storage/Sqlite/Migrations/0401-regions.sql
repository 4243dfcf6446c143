-- The areas and their boundaries. One that is no longer there stays without a name, so that whoever follows the versions
-- learns of it. There is one writer, so the order of the versions is the order of commits.
CREATE TABLE region (
    code     TEXT    NOT NULL PRIMARY KEY,
    name     TEXT,
    boundary TEXT, -- GeoJSON
    version  INTEGER NOT NULL
) WITHOUT ROWID;

CREATE INDEX region_by_version ON region (version);

CREATE TRIGGER region_added AFTER INSERT ON region BEGIN
    UPDATE region SET version = (SELECT max(version) + 1 FROM region) WHERE code = new.code;
END;

CREATE TRIGGER region_changed AFTER UPDATE OF name, boundary ON region BEGIN
    UPDATE region SET version = (SELECT max(version) + 1 FROM region) WHERE code = new.code;
END;
