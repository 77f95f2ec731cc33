/** Shows the map of the chosen parameters, and of the chosen number of each cell. */
export const MAP_SCRIPT = `
const mapPair = document.querySelector('select[name="map-pair"]');
const mapKind = document.querySelector('select[name="map-kind"]');
const showMap = () => {
  const id = 'map-' + (mapPair ? mapPair.value : 0) + '-' + (mapKind ? mapKind.value : 'best');
  for (const map of document.querySelectorAll('[data-map]')) map.hidden = map.dataset.map !== id;
};
for (const choice of [mapPair, mapKind]) if (choice) choice.addEventListener('change', showMap);
// A browser that comes back to the page may have kept the choice.
if (mapPair || mapKind) showMap();
`;
