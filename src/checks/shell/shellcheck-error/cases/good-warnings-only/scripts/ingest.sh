#!/bin/bash
cd $1
unused=3
