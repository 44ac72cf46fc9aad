-- Usage tracking of distilled keywords: which distillation result was used for which generated article.
-- distillations.usage_count repeats what distillation_usage says; the application keeps both in one transaction.

CREATE TABLE distillations (
    id          serial PRIMARY KEY,
    keyword     varchar(255) NOT NULL,
    provider    varchar(40)  NOT NULL,
    usage_count integer      NOT NULL DEFAULT 0,
    created_at  timestamptz  NOT NULL DEFAULT now(),
    CONSTRAINT uq_distillations_keyword UNIQUE (keyword)
);

CREATE TABLE distillation_topics (
    id              serial PRIMARY KEY,
    distillation_id integer     NOT NULL,
    question        text        NOT NULL,
    created_at      timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT fk_topics_distillation FOREIGN KEY (distillation_id)
        REFERENCES distillations (id) ON DELETE CASCADE
);

CREATE TABLE generation_tasks (
    id              serial PRIMARY KEY,
    requested_count integer     NOT NULL,
    generated_count integer     NOT NULL DEFAULT 0,
    status          varchar(20) NOT NULL DEFAULT 'pending',
    error_message   text,
    created_at      timestamptz NOT NULL DEFAULT now(),
    updated_at      timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT ck_tasks_status CHECK (status IN ('pending', 'running', 'completed', 'failed'))
);

CREATE TABLE articles (
    id         serial PRIMARY KEY,
    task_id    integer,
    title      varchar(255) NOT NULL,
    keyword    varchar(255) NOT NULL,
    provider   varchar(40)  NOT NULL,
    content    text         NOT NULL,
    created_at timestamptz  NOT NULL DEFAULT now(),
    CONSTRAINT fk_articles_task FOREIGN KEY (task_id) REFERENCES generation_tasks (id) ON DELETE SET NULL
);

CREATE TABLE distillation_usage (
    id              serial PRIMARY KEY,
    distillation_id integer     NOT NULL,
    task_id         integer,
    article_id      integer     NOT NULL,
    used_at         timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT fk_usage_distillation FOREIGN KEY (distillation_id)
        REFERENCES distillations (id) ON DELETE CASCADE,
    CONSTRAINT fk_usage_task FOREIGN KEY (task_id)
        REFERENCES generation_tasks (id) ON DELETE SET NULL,
    CONSTRAINT fk_usage_article FOREIGN KEY (article_id)
        REFERENCES articles (id) ON DELETE CASCADE
);

-- The recommended selection reads by (usage_count, created_at); the history of one distillation by its newest use.
CREATE INDEX idx_distillations_usage_count ON distillations (usage_count, created_at);
CREATE INDEX idx_distillation_topics_distillation_id ON distillation_topics (distillation_id);
CREATE INDEX idx_distillation_usage_distillation_id ON distillation_usage (distillation_id, used_at DESC);
CREATE INDEX idx_distillation_usage_article_id ON distillation_usage (article_id);
CREATE INDEX idx_distillation_usage_task_id ON distillation_usage (task_id);
CREATE INDEX idx_distillation_usage_used_at ON distillation_usage (used_at DESC);
CREATE INDEX idx_articles_task_id ON articles (task_id);
CREATE INDEX idx_generation_tasks_created_at ON generation_tasks (created_at);
