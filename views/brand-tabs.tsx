/** The pages of one brand, each a press away from the others. */
import type { Frame } from './frame.ts';

type BrandTab = 'rules' | 'voice' | 'themes' | 'incidents' | 'crisis';

type TabsProps = { frame: Frame; brandId: number; current: BrandTab };

export const BrandTabs = ({ frame: { can }, brandId, current }: TabsProps) => {
  const tabs: [name: BrandTab, href: string, word: string, may?: boolean][] = [
    ['rules', `/brands/${brandId}`, 'Rules and settings'],
    ['voice', `/brands/${brandId}/voice`, 'Voice', can['write reply']],
    ['themes', `/themes/edit?brand=${brandId}`, 'Themes', can['change brands']],
    ['incidents', `/brands/${brandId}/incidents`, 'Incidents'],
    ['crisis', `/brands/${brandId}/crisis`, 'Crisis and approval'],
  ];
  return (
    <nav class="page-tabs" aria-label="This brand">
      {tabs
        .filter(([, , , may = true]) => may)
        .map(([name, href, word]) => (
          <a href={href} aria-current={name === current ? 'page' : undefined}>
            {word}
          </a>
        ))}
    </nav>
  );
};
