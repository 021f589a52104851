-- A published version never changes: its number, bundle and schema are fixed from then on, and it is never deleted.
create function refuse_change_of_published_version() returns trigger language plpgsql as $$
begin
  if old.status <> 'draft' then
    if tg_op = 'DELETE' then
      raise exception 'version % is published and cannot be deleted', old.id using errcode = 'restrict_violation';
    end if;
    if (new.template_id, new.major, new.minor, new.digest, new.schema, new.compatible_environments)
       is distinct from (old.template_id, old.major, old.minor, old.digest, old.schema, old.compatible_environments)
       or new.status = 'draft' then
      raise exception 'version % is published and cannot change', old.id using errcode = 'restrict_violation';
    end if;
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
--> statement-breakpoint
create trigger template_versions_immutable before update or delete on template_versions
  for each row execute function refuse_change_of_published_version();
--> statement-breakpoint
create function refuse_change_of_published_files() returns trigger language plpgsql as $$
begin
  if exists (select 1 from template_versions where id = coalesce(old.version_id, new.version_id) and status <> 'draft') then
    raise exception 'the files of a published version cannot change' using errcode = 'restrict_violation';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
--> statement-breakpoint
create trigger version_files_immutable before insert or update or delete on version_files
  for each row execute function refuse_change_of_published_files();
--> statement-breakpoint
-- Terminal deployments never move again, whoever asks.
create function refuse_change_of_finished_deployment() returns trigger language plpgsql as $$
begin
  if old.finished_at is not null and new.status is distinct from old.status then
    raise exception 'deployment % has finished as % and cannot become %', old.id, old.status, new.status
      using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger deployments_finished_stay before update on deployments
  for each row execute function refuse_change_of_finished_deployment();
--> statement-breakpoint
-- The audit log only grows. Sealing fills in the chain once; nothing else changes.
create function refuse_change_of_audit() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old.hash is null
     and (new.id, new.at, new.actor_id, new.action, new.subject_id, new.details, new.request_id)
         is not distinct from (old.id, old.at, old.actor_id, old.action, old.subject_id, old.details, old.request_id) then
    return new;
  end if;
  raise exception 'audit events cannot be changed' using errcode = 'restrict_violation';
end $$;
--> statement-breakpoint
create trigger audit_events_append_only before update or delete on audit_events
  for each row execute function refuse_change_of_audit();
