/**
 * Folders and files wherever they are: of this machine, or of any file system that Hadoop knows
 * (hdfs://, s3a://, ...). The only package of the driver that imports Hadoop.
 */
package org.hooke.driver.storage;
