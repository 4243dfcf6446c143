-- How many cards there are of each kind and status, and of each label of cases, for every area at every level. A change of
-- a card appends what it adds and takes away, so that no two writers wait for each other; what has been appended is summed
-- up level by level and put to the counts. Counts and appended changes together are exact at any moment.
CREATE TABLE area_count (
    area  text   NOT NULL COLLATE "C", -- the code of a district, street, community, grid or micro-grid
    kind  text   NOT NULL COLLATE "C",
    facet text   NOT NULL COLLATE "C", -- status or label
    value text   NOT NULL COLLATE "C", -- empty for a card without status
    n     bigint NOT NULL,
    PRIMARY KEY (area, kind, facet, value)
);

CREATE TABLE area_change (
    area  text    NOT NULL COLLATE "C", -- of the card
    kind  text    NOT NULL COLLATE "C",
    facet text    NOT NULL COLLATE "C",
    value text    NOT NULL COLLATE "C",
    n     integer NOT NULL
);

CREATE FUNCTION count_card(the_kind text, the_area text, the_status text, the_labels jsonb, sign integer) RETURNS void
LANGUAGE sql AS $$
    INSERT INTO area_change (area, kind, facet, value, n)
    SELECT the_area, the_kind, 'status', coalesce(the_status, ''), sign WHERE length(the_area) >= 6
    UNION ALL
    SELECT the_area, the_kind, 'label', label, sign FROM jsonb_array_elements_text(the_labels) AS label WHERE the_kind = 'case' AND length(the_area) >= 6
$$;

CREATE FUNCTION count_cards() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN
        PERFORM count_card(OLD.kind, OLD.area, OLD.status, OLD.labels, -1);
    END IF;
    IF TG_OP <> 'DELETE' THEN
        PERFORM count_card(NEW.kind, NEW.area, NEW.status, NEW.labels, 1);
    END IF;
    RETURN NULL;
END
$$;

CREATE TRIGGER card_counted AFTER INSERT OR DELETE ON card FOR EACH ROW EXECUTE FUNCTION count_cards();

CREATE TRIGGER card_recounted AFTER UPDATE ON card FOR EACH ROW
WHEN (OLD.area IS DISTINCT FROM NEW.area OR OLD.status IS DISTINCT FROM NEW.status OR (NEW.kind = 'case' AND OLD.labels IS DISTINCT FROM NEW.labels))
EXECUTE FUNCTION count_cards();

INSERT INTO area_change (area, kind, facet, value, n)
SELECT area, kind, 'status', coalesce(status, ''), count(*) FROM card WHERE length(area) >= 6 GROUP BY 1, 2, 4
UNION ALL
SELECT area, kind, 'label', label, count(*) FROM card, jsonb_array_elements_text(labels) AS label WHERE kind = 'case' AND length(area) >= 6 GROUP BY 1, 2, 4;
