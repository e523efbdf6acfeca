import { Banner } from "./banner.tsx";
import { PublishBanner } from "./banner-place.tsx";

/**
 * Stands in every page: Next.js keeps the frame when somebody goes from page to page, and what holds for all pages
 * for a while must appear and go all the same. It does not hold up the page, and asks what the page asks only once.
 */
export const FreshBanner = () => <PublishBanner banner={<Banner />} />;
