-- Accounts, sessions and passkeys (the shapes that better-auth expects), profiles, parties, consents, tasks.
-- A person is not of one edition: these tables are spread by person, or kept whole on every machine.
CREATE SCHEMA people;

CREATE TABLE people."user" (
  "id" text PRIMARY KEY, "name" text NOT NULL, "email" text NOT NULL UNIQUE, "emailVerified" boolean NOT NULL, "image" text,
  "createdAt" timestamptz NOT NULL DEFAULT now(), "updatedAt" timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE people."session" (
  "id" text PRIMARY KEY, "expiresAt" timestamptz NOT NULL, "token" text NOT NULL UNIQUE,
  "createdAt" timestamptz NOT NULL DEFAULT now(), "updatedAt" timestamptz NOT NULL, "ipAddress" text, "userAgent" text,
  "userId" text NOT NULL REFERENCES people."user" ("id") ON DELETE CASCADE
);
CREATE INDEX session_by_user ON people."session" ("userId");
CREATE TABLE people."account" (
  "id" text PRIMARY KEY, "accountId" text NOT NULL, "providerId" text NOT NULL,
  "userId" text NOT NULL REFERENCES people."user" ("id") ON DELETE CASCADE,
  "accessToken" text, "refreshToken" text, "idToken" text, "accessTokenExpiresAt" timestamptz, "refreshTokenExpiresAt" timestamptz,
  "scope" text, "password" text, "createdAt" timestamptz NOT NULL DEFAULT now(), "updatedAt" timestamptz NOT NULL
);
CREATE INDEX account_by_user ON people."account" ("userId");
CREATE TABLE people."verification" (
  "id" text PRIMARY KEY, "identifier" text NOT NULL, "value" text NOT NULL, "expiresAt" timestamptz NOT NULL,
  "createdAt" timestamptz NOT NULL DEFAULT now(), "updatedAt" timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX verification_by_identifier ON people."verification" ("identifier");
CREATE TABLE people."passkey" (
  "id" text PRIMARY KEY, "name" text, "publicKey" text NOT NULL,
  "userId" text NOT NULL REFERENCES people."user" ("id") ON DELETE CASCADE,
  "credentialID" text NOT NULL, "counter" integer NOT NULL, "deviceType" text NOT NULL, "backedUp" boolean NOT NULL,
  "transports" text, "createdAt" timestamptz, "aaguid" text
);
CREATE INDEX passkey_by_user ON people."passkey" ("userId");
CREATE INDEX passkey_by_credential ON people."passkey" ("credentialID");
CREATE TABLE people."rateLimit" (
  "id" text PRIMARY KEY, "key" text NOT NULL UNIQUE, "count" integer NOT NULL, "lastRequest" bigint NOT NULL
);

CREATE TABLE people.profile (
  person uuid PRIMARY KEY,
  name text NOT NULL,
  language text NOT NULL,
  currency text,
  favourite_disciplines text[] NOT NULL,
  needs jsonb NOT NULL
);

CREATE TABLE people.member (
  person uuid NOT NULL,
  id uuid NOT NULL,
  name text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('adult', 'child', 'companion')),
  PRIMARY KEY (person, id)
);

CREATE TABLE people.consent (
  person uuid NOT NULL,
  purpose text NOT NULL,
  granted boolean NOT NULL,
  text_version text NOT NULL,
  decided_at timestamptz NOT NULL,
  PRIMARY KEY (person, purpose)
);

CREATE TABLE people.task (
  edition text NOT NULL,
  person uuid NOT NULL,
  task text NOT NULL,
  PRIMARY KEY (edition, person, task)
);
CREATE INDEX task_by_person ON people.task (person);

-- The mailbox of a demo; empty in production, where mail leaves by SMTP.
CREATE TABLE platform.demo_mail (
  id uuid PRIMARY KEY,
  recipient text NOT NULL,
  subject text NOT NULL,
  body text NOT NULL,
  sent_at timestamptz NOT NULL
);
CREATE INDEX demo_mail_by_recipient ON platform.demo_mail (recipient, sent_at);
