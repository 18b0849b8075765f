export default { docs: ["start"] };
