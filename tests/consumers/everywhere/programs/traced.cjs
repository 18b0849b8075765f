// @ts-nocheck It is pasted into a project of its own, where the packages are installed.
const { TechLookup } = require("@techlookup/node");
const { catalog } = require("@techlookup/core/catalog");
const { createGateway } = require("@techlookup/gateway");

/** A program that a tracer reads to find out what it needs. */
const found = [TechLookup, createGateway].every((made) => typeof made === "function") && "NOT_FOUND" in catalog;
console.log(found ? "ok" : "something is missing");
