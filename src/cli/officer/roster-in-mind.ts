import type { Office } from '../../office.ts';

/**
 * The same office, which reads officers, posts and tenures once and remembers what is added: a thousand people would
 * otherwise read each other a thousand times. For one transaction, in which nobody else changes them.
 */
export async function withRosterInMind(office: Office): Promise<Office> {
  const { officers, posts } = office.stores;
  const knownOfficers = await officers.list();
  const knownPosts = await posts.list();
  const knownTenures = await posts.tenuresOn(office.today);
  return {
    ...office,
    stores: {
      ...office.stores,
      officers: {
        ...officers,
        list: async () => [...knownOfficers],
        async add(officer) {
          await officers.add(officer);
          knownOfficers.push(officer);
        },
        async save(officer) {
          await officers.save(officer);
          knownOfficers.splice(
            knownOfficers.findIndex(({ id }) => id === officer.id),
            1,
            officer,
          );
        },
      },
      posts: {
        ...posts,
        list: async () => [...knownPosts],
        async add(post) {
          await posts.add(post);
          knownPosts.push(post);
        },
        tenuresOn: async () => [...knownTenures],
        async addTenure(tenure) {
          await posts.addTenure(tenure);
          knownTenures.push(tenure);
        },
      },
    },
  };
}
