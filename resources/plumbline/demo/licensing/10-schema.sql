-- Licensing risks (许可风险): which permits a trade needs in which district, and which risks go with each permit.
-- The first eight tables are the ones a checkpoint saves; they depend on each other by six foreign keys.
-- business_scopes.theme_id never had a key of its own, as the restore order of the guide shows.

CREATE TABLE regions (
    id   uuid PRIMARY KEY,
    name text NOT NULL UNIQUE,
    code text NOT NULL UNIQUE
);

CREATE TABLE themes (
    id          uuid PRIMARY KEY,
    name        text NOT NULL UNIQUE,
    description text NOT NULL
);

CREATE TABLE business_scopes (
    id       uuid PRIMARY KEY,
    name     text NOT NULL UNIQUE,
    theme_id uuid NOT NULL
);

CREATE TABLE permits (
    id   uuid PRIMARY KEY,
    name text NOT NULL UNIQUE
);

CREATE TABLE risks (
    id           uuid PRIMARY KEY,
    risk_content text NOT NULL,
    legal_basis  text,
    document_no  text,
    summary      text
);

CREATE TABLE region_themes (
    region_id uuid NOT NULL CONSTRAINT fk_region_themes_region REFERENCES regions (id),
    theme_id  uuid NOT NULL CONSTRAINT fk_region_themes_theme REFERENCES themes (id),
    PRIMARY KEY (region_id, theme_id)
);

CREATE TABLE region_scopes (
    region_id uuid NOT NULL CONSTRAINT fk_region_scopes_region REFERENCES regions (id),
    scope_id  uuid NOT NULL CONSTRAINT fk_region_scopes_scope REFERENCES business_scopes (id),
    PRIMARY KEY (region_id, scope_id)
);

CREATE TABLE region_theme_permits (
    region_id uuid NOT NULL,
    theme_id  uuid NOT NULL,
    permit_id uuid NOT NULL CONSTRAINT fk_region_theme_permits_permit REFERENCES permits (id),
    PRIMARY KEY (region_id, theme_id, permit_id),
    CONSTRAINT fk_region_theme_permits_theme FOREIGN KEY (region_id, theme_id)
        REFERENCES region_themes (region_id, theme_id)
);

CREATE TABLE region_permit_details (
    region_id     uuid NOT NULL CONSTRAINT fk_region_permit_details_region REFERENCES regions (id),
    permit_id     uuid NOT NULL CONSTRAINT fk_region_permit_details_permit REFERENCES permits (id),
    permit_status text NOT NULL,
    department    text NOT NULL,
    handling_days integer,
    phone         text,
    updated_at    timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (region_id, permit_id)
);

CREATE TABLE region_permit_risks (
    region_id uuid NOT NULL CONSTRAINT fk_region_permit_risks_region REFERENCES regions (id),
    permit_id uuid NOT NULL CONSTRAINT fk_region_permit_risks_permit REFERENCES permits (id),
    risk_id   uuid NOT NULL CONSTRAINT fk_region_permit_risks_risk REFERENCES risks (id),
    PRIMARY KEY (region_id, permit_id, risk_id)
);

-- Versions of a permit-risk row as they were before each edit. They outlive the row, so they have no foreign keys.
CREATE TABLE permit_risk_snapshots (
    snapshot_id     uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    permit_risk_key text        NOT NULL,
    version         integer     NOT NULL,
    region_id       uuid        NOT NULL,
    permit_id       uuid        NOT NULL,
    risk_id         uuid        NOT NULL,
    edited_by       text        NOT NULL,
    change_summary  text,
    payload         jsonb       NOT NULL,
    created_at      timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT uq_permit_risk_snapshots_version UNIQUE (permit_risk_key, version)
);

CREATE INDEX idx_business_scopes_theme_id ON business_scopes (theme_id);
CREATE INDEX idx_region_themes_theme_id ON region_themes (theme_id);
CREATE INDEX idx_region_scopes_scope_id ON region_scopes (scope_id);
CREATE INDEX idx_region_theme_permits_permit_id ON region_theme_permits (permit_id);
CREATE INDEX idx_region_permit_details_permit_id ON region_permit_details (permit_id);
CREATE INDEX idx_region_permit_risks_permit_id ON region_permit_risks (permit_id);
CREATE INDEX idx_region_permit_risks_risk_id ON region_permit_risks (risk_id);
CREATE INDEX idx_permit_risk_snapshots_created_at ON permit_risk_snapshots (created_at DESC);
CREATE INDEX idx_permit_risk_snapshots_region_permit ON permit_risk_snapshots (region_id, permit_id);

-- The whole row of a permit risk, as it is shown, edited and kept in a snapshot.
CREATE VIEW region_permit_risk_vw AS
SELECT r.region_id, g.name AS region_name, r.permit_id, p.name AS permit_name, r.risk_id, k.risk_content, k.legal_basis, k.document_no,
    k.summary, d.permit_status, d.department, d.handling_days, d.phone
FROM region_permit_risks r
JOIN regions g ON g.id = r.region_id
JOIN permits p ON p.id = r.permit_id
JOIN risks k ON k.id = r.risk_id
LEFT JOIN region_permit_details d ON d.region_id = r.region_id AND d.permit_id = r.permit_id;
