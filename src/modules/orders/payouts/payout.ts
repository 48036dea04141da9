/** Days after which a seller is paid, unless told: as long as buyers may send things back. */
export const usualDays = 14;
