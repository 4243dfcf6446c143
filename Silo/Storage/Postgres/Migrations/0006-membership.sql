-- Every change to a silo's row raises the version of its cluster, in the same statement and only from the version the
-- caller has seen: so all silos agree on the order of changes.
CREATE TABLE silo_cluster (
    cluster text    NOT NULL PRIMARY KEY,
    version integer NOT NULL
);

CREATE TABLE silo (
    cluster       text        NOT NULL REFERENCES silo_cluster ON DELETE CASCADE,
    address       text        NOT NULL,
    port          integer     NOT NULL,
    generation    integer     NOT NULL,
    name          text        NOT NULL,
    host          text        NOT NULL,
    status        integer     NOT NULL,
    proxy_port    integer     NOT NULL,
    suspect_times text,
    started       timestamptz NOT NULL,
    alive         timestamptz NOT NULL,
    PRIMARY KEY (cluster, address, port, generation)
);
