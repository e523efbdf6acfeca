import { notFound } from "next/navigation";

/** Addresses that lead nowhere are answered inside the frame. */
export default function Missing(): never {
  notFound();
}
