/**
 * What campaigns do with each structure, one {@link org.hooke.driver.campaign.CampaignKind} each.
 * How members are read, planned, sent to Spark and resumed is the same for all: {@code
 * driver.cli.Campaign}.
 */
package org.hooke.driver.campaign;
