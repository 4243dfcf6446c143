-- How many cards there are of each kind and status, and of each label of cases, for every area at every level. A change of
-- a card appends what it adds and takes away; what has been appended is summed up level by level and put to the counts.
-- Counts and appended changes together are exact at any moment.
CREATE TABLE area_count (
    area  TEXT    NOT NULL, -- the code of a district, street, community, grid or micro-grid
    kind  TEXT    NOT NULL,
    facet TEXT    NOT NULL, -- status or label
    value TEXT    NOT NULL, -- empty for a card without status
    n     INTEGER NOT NULL,
    PRIMARY KEY (area, kind, facet, value)
) WITHOUT ROWID;

CREATE TABLE area_change (
    id    INTEGER PRIMARY KEY,
    area  TEXT    NOT NULL, -- of the card
    kind  TEXT    NOT NULL,
    facet TEXT    NOT NULL,
    value TEXT    NOT NULL,
    n     INTEGER NOT NULL
);

CREATE TRIGGER card_counted_in AFTER INSERT ON card WHEN length(new.area) >= 6 BEGIN
    INSERT INTO area_change (area, kind, facet, value, n) VALUES (new.area, new.kind, 'status', coalesce(new.status, ''), 1);
    INSERT INTO area_change (area, kind, facet, value, n) SELECT new.area, new.kind, 'label', label.value, 1 FROM json_each(new.labels) AS label WHERE new.kind = 'case';
END;

CREATE TRIGGER card_counted_out AFTER DELETE ON card WHEN length(old.area) >= 6 BEGIN
    INSERT INTO area_change (area, kind, facet, value, n) VALUES (old.area, old.kind, 'status', coalesce(old.status, ''), -1);
    INSERT INTO area_change (area, kind, facet, value, n) SELECT old.area, old.kind, 'label', label.value, -1 FROM json_each(old.labels) AS label WHERE old.kind = 'case';
END;

CREATE TRIGGER card_recounted AFTER UPDATE ON card
WHEN (old.area, old.status) IS NOT (new.area, new.status) OR (new.kind = 'case' AND old.labels IS NOT new.labels) BEGIN
    INSERT INTO area_change (area, kind, facet, value, n) SELECT old.area, old.kind, 'status', coalesce(old.status, ''), -1 WHERE length(old.area) >= 6;
    INSERT INTO area_change (area, kind, facet, value, n) SELECT old.area, old.kind, 'label', label.value, -1 FROM json_each(old.labels) AS label WHERE old.kind = 'case' AND length(old.area) >= 6;
    INSERT INTO area_change (area, kind, facet, value, n) SELECT new.area, new.kind, 'status', coalesce(new.status, ''), 1 WHERE length(new.area) >= 6;
    INSERT INTO area_change (area, kind, facet, value, n) SELECT new.area, new.kind, 'label', label.value, 1 FROM json_each(new.labels) AS label WHERE new.kind = 'case' AND length(new.area) >= 6;
END;

INSERT INTO area_change (area, kind, facet, value, n)
SELECT area, kind, 'status', coalesce(status, ''), count(*) FROM card WHERE length(area) >= 6 GROUP BY 1, 2, 4
UNION ALL
SELECT area, kind, 'label', label.value, count(*) FROM card, json_each(labels) AS label WHERE kind = 'case' AND length(area) >= 6 GROUP BY 1, 2, 4;
