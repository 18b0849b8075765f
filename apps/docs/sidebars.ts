export default { docs: ["start", "runtimes"] };
