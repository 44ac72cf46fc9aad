CREATE TABLE "a ""table""; with 'all' of it" ("the ""key""" INTEGER PRIMARY KEY, "select" TEXT, "列 名" INT, "a.b" REAL, "%_?#" BLOB);
CREATE INDEX "an ""index""" ON "a ""table""; with 'all' of it" ("select");
CREATE TABLE "表" ("父" INT REFERENCES "a ""table""; with 'all' of it");
CREATE TABLE "MixedCase" ("Id" INTEGER PRIMARY KEY AUTOINCREMENT, "V");
INSERT INTO "a ""table""; with 'all' of it" VALUES (1, 'x', 2, 3.5, x'04'), (2, 'y', 3, 4.5, x'05');
INSERT INTO "表" VALUES (1), (2);
INSERT INTO "MixedCase" ("V") VALUES ('a');

-- wreck
DELETE FROM "表" WHERE "父" = 2;
DELETE FROM "a ""table""; with 'all' of it" WHERE "the ""key""" = 2;
UPDATE "a ""table""; with 'all' of it" SET "select" = 'z', "%_?#" = NULL;
INSERT INTO mixedcase (v) VALUES ('b');
