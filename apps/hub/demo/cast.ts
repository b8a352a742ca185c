import type { Person } from "../src/accounts/account.ts";
import { acceptInvitation, invite } from "../src/accounts/invitation.ts";
import { registerKey } from "../src/accounts/keys.ts";
import { openCampaign } from "../src/campaigns/campaign.ts";
import { studyOf } from "../src/campaigns/study-file.ts";
import { storeStudy } from "../src/campaigns/study-versions.ts";
import { changeTeam } from "../src/campaigns/team.ts";
import type { Hub } from "../src/hub.ts";
import type { Role } from "../src/rules/roles.ts";
import type { SignedBundle } from "./signed-bundles.ts";

/** Of every account of the demonstration. */
export const demoPassword = "pour essayer seulement";

export interface Cast {
  readonly administrator: Person;
  readonly lead: Person;
  readonly reviewers: readonly Person[];
  readonly partners: ReadonlyMap<string, Person>;
  readonly campaign: string;
}

/** Accounts of everyone who takes part in a study, its campaign open, and the partners' keys registered. */
export async function castOf(hub: Hub, study: Uint8Array, bundles: readonly SignedBundle[]): Promise<Cast> {
  const account = async (role: Role, name: string, email: string, institution: string): Promise<Person> => {
    const invited = { role, name, email, institution };
    const id = await acceptInvitation(hub, await invite(hub, { id: "hub" }, invited), demoPassword);
    return { id, ...invited };
  };
  const administrator = await account(
    "administrator",
    "Administration",
    "administration@exemple.fr",
    "Observatoire",
  );
  const lead = await account("lead", "Conduite de l’étude", "etude@exemple.fr", "Observatoire");
  const colleague = await account(
    "lead",
    "Seconde personne de l’équipe",
    "etude2@exemple.fr",
    "Observatoire",
  );
  const reviewers = [
    await account("reviewer", "Première relecture", "relecture1@exemple.fr", "Insee"),
    await account("reviewer", "Seconde relecture", "relecture2@exemple.fr", "Université"),
  ];
  const file = { name: "etude.vigie", bytes: study };
  await storeStudy(hub, lead, file);
  const { hash, partners: declared } = await studyOf(study, file.name);
  const partners = new Map<string, Person>();
  for (const { partner, key } of bundles) {
    const institution = declared.get(partner)?.label.fr ?? partner;
    const person = await account("partner", institution, `${partner}@exemple.fr`, institution);
    await registerKey(hub, person, key);
    partners.set(partner, person);
  }
  const campaign = await openCampaign(hub, lead, {
    study: hash,
    title: "Campagne d’essai (données fictives)",
    message: "Merci de déposer avant l’échéance. Une question ? Écrivez à etude@exemple.fr.",
    closesOn: new Date(hub.now().getTime() + 60 * 86_400_000).toISOString().slice(0, 10),
    institutions: new Map([...declared.values()].map(({ id, label }) => [id, label.fr] as const)),
    previous: null,
  });
  await changeTeam(hub, administrator, { campaign, account: colleague.id, isNamed: true });
  return { administrator, lead, reviewers, partners, campaign };
}
