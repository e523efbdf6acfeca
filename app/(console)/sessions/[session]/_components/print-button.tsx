"use client";

import { Printer } from "lucide-react";
import { Button } from "#components/ui/button.tsx";

export const PrintButton = ({ label }: { label: string }) => (
  <Button icon={<Printer aria-hidden="true" size={18} />} onClick={() => window.print()}>
    {label}
  </Button>
);
