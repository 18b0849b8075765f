declare module "fake-timers-11" {
  export * from "fake-timers-15";
}
