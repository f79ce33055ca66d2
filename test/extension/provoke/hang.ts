it("never gives the host its turn back", () => {
  for (;;);
});
