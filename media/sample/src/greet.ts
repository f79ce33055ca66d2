export interface User {
  readonly name: string;
  readonly isAdmin: boolean;
}

export function greet(user: User): string {
  const title = user.isAdmin ? "Administrator" : "Guest";
  return `Welcome, ${title} ${user.name}!`;
}
