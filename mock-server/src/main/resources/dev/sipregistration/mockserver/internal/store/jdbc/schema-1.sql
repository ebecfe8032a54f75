-- A world is the active one, how its accounts were opened (the next number), the seed or a snapshot.
-- Documents are JSON in the form that seeds have, without the ids in the columns beside them where those would be there
-- twice; times are texts of ISO 8601 in UTC.

create table if not exists world (
  world bigint not null primary key,
  next_account_id bigint not null,
  next_sip_registration_id bigint not null,
  sip_registration_offset bigint default 0 not null,
  clock_stopped_at varchar(40),
  version bigint default 0 not null
);

-- Where several servers draw ids of SIP registrations: the numbers of the sequence without the offset of the world.
create sequence if not exists sip_registration_number as bigint;

-- Where several servers draw the ids of the keys that they make.
create sequence if not exists key_number as bigint;

create table if not exists snapshot (
  name varchar(1000) not null primary key,
  world bigint not null
);

-- What changes with many steps, apart from the account's document, which may be large. A server that knows a version reads
-- the document and the SIP registrations if they have later ones, the entries that follow, and which SIP registrations are
-- left if some were removed since; and all of it if the account was rewritten by a reset.
create table if not exists account (
  world bigint not null,
  account_id bigint not null,
  highest_sip_registration_id bigint not null,
  next_callback_id bigint not null,
  next_due varchar(40),
  latest_entry varchar(40) not null,
  calls varchar(200),
  version bigint default 0 not null,
  rewritten bigint default 0 not null,
  removed bigint default 0 not null,
  primary key (world, account_id)
);

-- What accounts are found by, without reading all of them.
create table if not exists account_name (
  world bigint not null,
  account_id bigint not null,
  name varchar(255) not null,
  email varchar(1000) not null,
  primary key (world, account_id)
);

create table if not exists account_document (
  world bigint not null,
  account_id bigint not null,
  document text not null,
  version bigint default 0 not null,
  primary key (world, account_id)
);

create table if not exists service_account (
  world bigint not null,
  account_id bigint not null,
  key_id varchar(255) not null,
  name varchar(255) not null,
  roles varchar(1000) not null,
  public_key varchar(10000) not null,
  primary key (world, key_id)
);

create table if not exists sip_registration (
  world bigint not null,
  account_id bigint not null,
  sip_registration_id bigint not null,
  document text not null,
  version bigint default 0 not null,
  primary key (world, account_id, sip_registration_id)
);

create table if not exists ledger_entry (
  world bigint not null,
  account_id bigint not null,
  number bigint not null,
  document text not null,
  primary key (world, account_id, number)
);

create table if not exists outbox_entry (
  world bigint not null,
  account_id bigint not null,
  callback_id bigint not null,
  document text not null,
  primary key (world, account_id, callback_id)
);

-- What tells servers from each other.
create sequence if not exists server_number as bigint;

-- Which of several servers delivers the callbacks of an account.
create table if not exists callback_claim (
  world bigint not null,
  account_id bigint not null,
  owner bigint not null,
  claimed_until timestamp with time zone not null,
  primary key (world, account_id)
);

-- Of all worlds, because a snapshot may bring a service account back. Names are those of credentials files.
create table if not exists credentials (
  key_id varchar(255) not null primary key,
  number bigint not null,
  name varchar(255) not null,
  document text not null
);

-- Last, because its row tells that all of this is there. No world is 0.
create table if not exists stored_state (
  schema_version integer not null,
  active_world bigint not null,
  seed_world bigint not null,
  next_world bigint not null
);

insert into stored_state (schema_version, active_world, seed_world, next_world) values (1, 0, 0, 1);
